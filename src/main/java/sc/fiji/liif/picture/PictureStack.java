// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.picture;

/** Pictures that are read together, each with the channels that were asked for. */
public interface PictureStack extends Stack<Picture> {
}
