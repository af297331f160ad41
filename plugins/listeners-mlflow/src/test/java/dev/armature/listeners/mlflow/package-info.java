@NullMarked
package dev.armature.listeners.mlflow;

import org.jspecify.annotations.NullMarked;
