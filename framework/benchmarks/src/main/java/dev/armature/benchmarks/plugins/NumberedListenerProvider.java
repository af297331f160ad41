package dev.armature.benchmarks.plugins;

import dev.armature.api.RunListener;
import dev.armature.api.RunListenerProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A provider whose type stands in a file beside it, so that one class makes many plugins. */
public final class NumberedListenerProvider implements RunListenerProvider<Settings> {

  static final String TYPE = "type.txt";

  @Override
  public String type() {
    try (InputStream in =
        Objects.requireNonNull(NumberedListenerProvider.class.getResourceAsStream(TYPE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String summary() {
    return "One of many";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public RunListener create(Settings settings) {
    return new RunListener() {};
  }
}
