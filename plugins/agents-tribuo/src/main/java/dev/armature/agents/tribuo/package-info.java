/**
 * Behaviour cloning with <a href="https://tribuo.org">Tribuo</a>: a policy that was fitted to what
 * another one has done.
 */
@NullMarked
package dev.armature.agents.tribuo;

import org.jspecify.annotations.NullMarked;
