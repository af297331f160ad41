@NullMarked
package dev.armature.networks.dl4j;

import org.jspecify.annotations.NullMarked;
