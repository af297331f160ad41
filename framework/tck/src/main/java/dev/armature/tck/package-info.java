/**
 * The contracts of the service interfaces as tests. A plugin's author extends the contract class of
 * a service, says how the plugin is made, and inherits every test.
 */
@ApiStatus(ApiStatus.Level.STABLE)
@NullMarked
package dev.armature.tck;

import dev.armature.api.ApiStatus;
import org.jspecify.annotations.NullMarked;
