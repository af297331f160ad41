package dev.armature.host.plugins;

import java.util.List;
import java.util.Optional;

/**
 * What can be chosen from.
 *
 * @param all every offer, by plugin id
 * @param failures what is wrong with the plugins that cannot be used, a sentence each
 */
public record Offers(List<Offer> all, List<String> failures) {

  public Offers {
    all = List.copyOf(all);
    failures = List.copyOf(failures);
  }

  /** The types that a service can be had as, in alphabetical order. */
  public List<String> types(Service service) {
    return all.stream().filter(it -> it.service() == service).map(Offer::type).sorted().toList();
  }

  /** The offer of that type. */
  public Optional<Offer> find(Service service, String type) {
    return all.stream().filter(it -> it.service() == service && it.type().equals(type)).findFirst();
  }
}
