// SPDX-License-Identifier: BSD-2-Clause
/**
 * A LIIF as data: what its networks look like ({@link sc.fiji.liif.model.ModelSpec}),
 * their weights by name, the folder both are kept in, and the registry of models a
 * user can pick. Needs no TensorFlow.
 */
package sc.fiji.liif.model;
