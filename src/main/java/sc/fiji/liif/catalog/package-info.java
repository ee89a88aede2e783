// SPDX-License-Identifier: BSD-2-Clause
/**
 * Models that others offer: a folder, or a web address, with model folders and an {@code index.json} beside them.
 * No address is contacted unless somebody asks for it.
 */
package sc.fiji.liif.catalog;
