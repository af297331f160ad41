@NullMarked
package dev.armature.host.provenance;

import org.jspecify.annotations.NullMarked;
