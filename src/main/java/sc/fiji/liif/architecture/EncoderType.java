// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

/** A kind of encoder, found by Java's {@code ServiceLoader}. */
public interface EncoderType extends ArchitectureType<Encoder> {
}
