package dev.armature.app;

import dev.armature.host.configuration.NearestName;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.PluginCatalog;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code armature plugins describe}. */
@Command(name = "describe", description = "Tells every key that can be set for a type.")
final class PluginsDescribeCommand implements Runnable {

  @Parameters(paramLabel = "TYPE", description = "A type that 'plugins list' shows, such as td3.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String type;

  @Option(names = "--markdown", description = "Print it as a page of Markdown.")
  private boolean markdown;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  @Mixin private final Output output = new Output();

  private final Armature armature;

  PluginsDescribeCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public void run() {
    try (PluginCatalog catalog = armature.plugins()) {
      List<Offer> offers =
          catalog.offers().all().stream()
              .filter(offer -> offer.type().equals(type))
              .sorted(PluginsListCommand.BY_SERVICE)
              .toList();
      if (offers.isEmpty()) {
        throw new BadInputException(unknown(catalog));
      }
      Offers all = catalog.offers();
      if (markdown) {
        PrintWriter out = command.commandLine().getOut();
        out.print(new MarkdownPage(all).of(type, offers));
        out.flush();
        return;
      }
      output.print(
          Map.of("providers", offers.stream().map(offer -> json(offer, all)).toList()),
          () ->
              offers.stream().map(offer -> table(offer, all)).collect(Collectors.joining("\n\n")));
    }
  }

  private String unknown(PluginCatalog catalog) {
    List<String> types = catalog.offers().all().stream().map(Offer::type).toList();
    return "no installed plugin offers " + type + "; " + NearestName.hint(type, types);
  }

  private static Map<String, Object> json(Offer offer, Offers offers) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("service", offer.service().key());
    json.put("type", offer.type());
    json.put("summary", offer.provider().summary());
    json.put("plugin", offer.plugin().id());
    json.put("version", offer.plugin().version());
    json.put(
        "settings",
        SettingDescription.of(offer, offers).stream().map(SettingDescription::json).toList());
    return json;
  }

  private static String table(Offer offer, Offers offers) {
    Table table = new Table("KEY", "TYPE", "DEFAULT", "UNIT", "RANGE", "MEANING");
    for (SettingDescription setting : SettingDescription.of(offer, offers)) {
      String source = setting.source().isEmpty() ? "" : " [" + setting.source() + "]";
      table.row(
          setting.key(),
          setting.shownType(),
          setting.shownDefault(),
          setting.unit(),
          setting.range(),
          setting.meaning() + source);
    }
    return offer.service().key()
        + " { type = "
        + offer.type()
        + " }  "
        + offer.provider().summary()
        + " ("
        + offer.plugin().id()
        + " "
        + offer.plugin().version()
        + ")\n\n"
        + table;
  }
}
