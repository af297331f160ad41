/** Writing whole files and deleting whole folders. */
@NullMarked
package dev.armature.host.files;

import org.jspecify.annotations.NullMarked;
