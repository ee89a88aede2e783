// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.picture.Picture;

/** Pictures that are read together, with as many channels as the model to train. */
public interface PictureStack extends Stack<Picture> {
}
