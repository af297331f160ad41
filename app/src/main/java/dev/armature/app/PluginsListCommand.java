package dev.armature.app;

import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.PluginCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code armature plugins list}. */
@Command(name = "list", description = "Lists the installed plugins and the types they offer.")
final class PluginsListCommand implements Runnable {

  @Mixin private final Output output = new Output();

  private final Armature armature;

  PluginsListCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public void run() {
    try (PluginCatalog catalog = armature.plugins()) {
      Offers offers = catalog.offers();
      output.print(json(offers), () -> table(offers));
    }
  }

  private static Map<String, Object> json(Offers offers) {
    Map<InstalledPlugin, List<Map<String, Object>>> byPlugin = new LinkedHashMap<>();
    for (Offer offer : offers.all()) {
      byPlugin
          .computeIfAbsent(offer.plugin(), plugin -> new ArrayList<>())
          .add(
              Map.of(
                  "service", offer.service().key(),
                  "type", offer.type(),
                  "summary", offer.provider().summary()));
    }
    List<Map<String, Object>> plugins = new ArrayList<>();
    byPlugin.forEach(
        (plugin, offered) -> {
          Map<String, Object> entry = new LinkedHashMap<>();
          entry.put("id", plugin.id());
          entry.put("version", plugin.version());
          entry.put("description", plugin.description());
          entry.put("folder", plugin.folder().toString());
          entry.put("offers", offered);
          plugins.add(entry);
        });
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("plugins", plugins);
    json.put("failures", offers.failures());
    return json;
  }

  private static String table(Offers offers) {
    Table table = new Table("SERVICE", "TYPE", "PLUGIN", "VERSION", "SUMMARY");
    List<Offer> byService =
        offers.all().stream()
            .sorted(Comparator.comparing(Offer::service).thenComparing(Offer::type))
            .toList();
    for (Offer offer : byService) {
      table.row(
          offer.service().key(),
          offer.type(),
          offer.plugin().id(),
          offer.plugin().version(),
          offer.provider().summary());
    }
    return table.toString();
  }
}
