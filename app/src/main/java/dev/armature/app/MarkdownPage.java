package dev.armature.app;

import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The reference page of a type: what offers it, and every key that can be set. */
final class MarkdownPage {

  private static final List<String> COLUMNS =
      List.of("Key", "Type", "Default", "Unit", "Range", "Meaning");

  private final Offers offers;

  /**
   * @param offers what sections within a section can choose from
   */
  MarkdownPage(Offers offers) {
    this.offers = offers;
  }

  /** The page of a type, which more than one service may have. */
  String of(String type, List<Offer> offered) {
    StringJoiner page = new StringJoiner("\n\n", "# " + type + "\n\n", "\n");
    for (Offer offer : offered) {
      page.add("## " + offer.service().key() + " { type = " + type + " }");
      page.add(
          "%s. From the plugin `%s`.".formatted(offer.provider().summary(), offer.plugin().id()));
      List<SettingDescription> settings = SettingDescription.of(offer, offers);
      page.add(settings.isEmpty() ? "It has no keys." : table(settings));
    }
    return page.toString();
  }

  private static String table(List<SettingDescription> settings) {
    StringJoiner table = new StringJoiner("\n");
    table.add(row(COLUMNS));
    table.add("|---".repeat(COLUMNS.size()) + "|");
    for (SettingDescription setting : settings) {
      table.add(
          row(
              List.of(
                  code(setting.key()),
                  text(setting.shownType()),
                  setting.required() ? "required" : code(setting.shownDefault()),
                  text(setting.unit()),
                  text(setting.range()),
                  text(setting.meaning() + source(setting)))));
    }
    return table.toString();
  }

  private static String source(SettingDescription setting) {
    return Optional.of(setting.source())
        .filter(it -> !it.isEmpty())
        .map(it -> " (" + it + ")")
        .orElse("");
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
  }

  private static String text(String text) {
    return text.replaceAll("([|*_<\\[])", "\\\\$1");
  }
}
