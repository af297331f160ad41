/** What a run is made of, as an OLCUT provenance, so that it can be told apart and repeated. */
@NullMarked
package dev.armature.host.provenance;

import org.jspecify.annotations.NullMarked;
