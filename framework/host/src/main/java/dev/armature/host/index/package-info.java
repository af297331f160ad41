/** What runs there are in a folder, kept in SQLite so that thousands are found in a moment. */
@NullMarked
package dev.armature.host.index;

import org.jspecify.annotations.NullMarked;
