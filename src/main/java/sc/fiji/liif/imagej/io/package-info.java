// SPDX-License-Identifier: BSD-2-Clause
/** Image files, read and written through ImageJ without dialogs. */
package sc.fiji.liif.imagej.io;
