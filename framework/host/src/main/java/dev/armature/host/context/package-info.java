/**
 * What plugins made, called with the context class loader of their plugin, by which libraries find
 * their services and resources.
 */
@NullMarked
package dev.armature.host.context;

import org.jspecify.annotations.NullMarked;
