package dev.armature.host.tensorboard;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.Map;

/**
 * The events that a run is told with, as TensorBoard defines them: event.proto, summary.proto and
 * tensor.proto of tensorboard/compat/proto, plugin_data.proto of its hparams plugin. The numbers
 * are those of their fields.
 */
final class Events {

  private static final int DT_FLOAT = 1;
  private static final int DT_STRING = 7;
  private static final int SESSION_START = 1;
  private static final int SUCCESS = 1;

  private Events() {}

  private static Message event(long step) {
    Message event = new Message().real(1, System.currentTimeMillis() / 1000.0);
    return step == 0 ? event : event.integer(2, step);
  }

  /** The first event of a file. */
  static Message version() {
    return event(0).text(3, "brain.Event:2");
  }

  /** Says that what earlier files tell of this step and later ones does not count. */
  static Message restart(long step) {
    return event(step).message(7, new Message().integer(1, SESSION_START));
  }

  /** Metrics by name. */
  static Message scalars(long step, Map<String, Double> values) {
    Message summary = new Message();
    values.forEach(
        (name, value) ->
            summary.message(1, new Message().text(1, name).single(2, value.floatValue())));
    return event(step).message(5, summary);
  }

  /** A text, shown as it is. */
  static Message text(String tag, String text) {
    Message tensor =
        new Message()
            .integer(1, DT_STRING)
            .message(2, new Message().message(2, new Message().integer(1, 1)))
            // Indented, Markdown takes it for code.
            .text(8, text.indent(4));
    return summary(tag, new Message().text(1, "text"), tensor);
  }

  /** The values of all keys of a configuration. */
  static Message hyperParameters(Config configuration, String group) {
    Message start = new Message();
    configuration.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> start.message(1, entry(it.getKey(), it.getValue())));
    start.text(4, group).real(5, System.currentTimeMillis() / 1000.0);
    return hyperParameterData("_hparams_/session_start_info", new Message().message(3, start));
  }

  private static Message entry(String key, ConfigValue value) {
    Object content = value.unwrapped();
    Message converted;
    if (content instanceof Number number) {
      converted = new Message().real(2, number.doubleValue());
    } else if (content instanceof Boolean flag) {
      converted = new Message().flag(4, flag);
    } else if (content instanceof String text) {
      converted = new Message().text(3, text);
    } else {
      converted = new Message().text(3, value.render(ConfigRenderOptions.concise()));
    }
    return new Message().text(1, key).message(2, converted);
  }

  /** The run is complete. */
  static Message complete() {
    Message end = new Message().integer(1, SUCCESS).real(2, System.currentTimeMillis() / 1000.0);
    return hyperParameterData("_hparams_/session_end_info", new Message().message(4, end));
  }

  private static Message hyperParameterData(String tag, Message content) {
    Message nothing =
        new Message().integer(1, DT_FLOAT).message(2, new Message().message(2, new Message()));
    return summary(tag, new Message().text(1, "hparams").message(2, content), nothing);
  }

  private static Message summary(String tag, Message pluginData, Message tensor) {
    Message value =
        new Message()
            .text(1, tag)
            .message(9, new Message().message(1, pluginData))
            .message(8, tensor);
    return event(0).message(5, new Message().message(1, value));
  }
}
