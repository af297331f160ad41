/** From a HOCON file to checked, typed records; every fault is told with its file and line. */
@NullMarked
package dev.armature.host.configuration;

import org.jspecify.annotations.NullMarked;
