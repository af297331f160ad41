/**
 * Networks on DL4J and ND4J.
 *
 * <p>DL4J defines each member of an ensemble and lays its parameters out in one vector. The hot
 * path does not go through DL4J's layers, which compute each product twice and copy; it runs native
 * ND4J operations that are bound once to arrays made once: the views of that vector and the
 * activations of a batch.
 */
@NullMarked
package dev.armature.networks.dl4j;

import org.jspecify.annotations.NullMarked;
