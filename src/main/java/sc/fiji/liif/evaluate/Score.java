// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

/** How well one method enlarged one picture. Immutable. */
public final class Score {

	private final String picture;
	private final double scale;
	private final String method;
	private final double psnr;
	private final double ssim;

	Score(final String picture, final double scale, final String method, final double psnr, final double ssim) {
		this.picture = picture;
		this.scale = scale;
		this.method = method;
		this.psnr = psnr;
		this.ssim = ssim;
	}

	public String picture() {
		return picture;
	}

	public double scale() {
		return scale;
	}

	public String method() {
		return method;
	}

	/** In dB; infinite for equal pictures. */
	public double psnr() {
		return psnr;
	}

	/** At most 1; NaN for pictures smaller than SSIM's window. */
	public double ssim() {
		return ssim;
	}
}
