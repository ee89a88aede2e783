// SPDX-License-Identifier: BSD-2-Clause
/** Shows how far a result can be trusted. */
package sc.fiji.liif.imagej.trust;
