// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

/** A kind of decoder, found by Java's {@code ServiceLoader}. */
public interface DecoderType extends ArchitectureType<Decoder> {
}
