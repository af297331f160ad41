/** Where a run came from, as OLCUT provenance: what a manifest and the record of sessions hold. */
@NullMarked
package dev.armature.host.provenance;

import org.jspecify.annotations.NullMarked;
