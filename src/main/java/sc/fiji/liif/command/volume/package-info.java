// SPDX-License-Identifier: BSD-2-Clause
/** Commands for stacks, which are volumes. */
package sc.fiji.liif.command.volume;
