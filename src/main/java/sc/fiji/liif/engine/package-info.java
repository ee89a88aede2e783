// SPDX-License-Identifier: BSD-2-Clause
/**
 * What computes, as far as all others know it: {@link sc.fiji.liif.engine.Engine} and what passes through it, without a
 * name of the library behind it. {@link sc.fiji.liif.engine.Engines} loads that, apart from everybody else's where it
 * was installed so. Pictures are NHWC: channel fastest, then x, then y.
 */
package sc.fiji.liif.engine;
