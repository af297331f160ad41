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

  /** Services in their own order, then the types of each. */
  static final Comparator<Offer> BY_SERVICE =
      Comparator.comparing(Offer::service).thenComparing(Offer::type);

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
    offers.all().stream()
        .sorted(
            Comparator.comparing((Offer offer) -> offer.plugin().id()).thenComparing(BY_SERVICE))
        .forEach(
            offer ->
                byPlugin
                    .computeIfAbsent(offer.plugin(), plugin -> new ArrayList<>())
                    .add(json(offer)));
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

  private static Map<String, Object> json(Offer offer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("service", offer.service().key());
    json.put("type", offer.type());
    json.put("summary", offer.provider().summary());
    return json;
  }

  private static String table(Offers offers) {
    Table table = new Table("SERVICE", "TYPE", "PLUGIN", "VERSION", "SUMMARY");
    for (Offer offer : offers.all().stream().sorted(BY_SERVICE).toList()) {
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
