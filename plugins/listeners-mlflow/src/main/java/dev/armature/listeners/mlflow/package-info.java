/** Tells an MLflow tracking server about runs. */
@NullMarked
package dev.armature.listeners.mlflow;

import org.jspecify.annotations.NullMarked;
