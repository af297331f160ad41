package dev.armature.host.serving;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import dev.armature.host.configuration.Choice;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.configuration.Location;
import dev.armature.host.configuration.Problem;
import dev.armature.host.hocon.HoconFile;
import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;

/**
 * What another process wants to play.
 *
 * @param environment the section {@code environment}, bound and checked
 * @param count how many of it
 * @param threads how many threads step them
 */
record Order(Choice environment, int count, int threads) {

  private static final String SECTION = Service.ENVIRONMENT.key();

  /**
   * Reads an order and checks it.
   *
   * @param text as HOCON: {@code environment} as in an experiment file, {@code count}, {@code
   *     threads}
   * @param origin what messages call the place that it comes from
   * @throws InvalidConfigurationException with everything that is wrong
   */
  static Order read(String text, String origin, Offers offers) {
    try {
      Config order = HoconFile.resolve(HoconFile.parse(text, origin), false);
      ConfigObject section = order.getObject(SECTION);
      Choice choice = new ExperimentReader(offers).choose(section, SECTION, Service.ENVIRONMENT);
      choice.plugins().forEach(InstalledPlugin::requireUnchanged);
      return new Order(choice, atLeastOne(order, "count"), atLeastOne(order, "threads"));
    } catch (ConfigException e) {
      throw new InvalidConfigurationException(
          new Problem(origin, SECTION, String.valueOf(e.getMessage())));
    }
  }

  private static int atLeastOne(Config order, String key) {
    int value = order.getInt(key);
    if (value < 1) {
      throw new InvalidConfigurationException(
          new Problem(Location.of(order.getValue(key)), key, "expected 1 or more, found " + value));
    }
    return value;
  }
}
