@NullMarked
package dev.armature.host.configuration;

import org.jspecify.annotations.NullMarked;
