package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The distribution's CycloneDX bill of materials lists its jars, as they are. It is part of the
 * sources, as its Maven plugin would need the network in every build; with {@code -Dbill.from=FILE}
 * it is written from that plugin's instead.
 */
class BillOfMaterialsIT {

  private static final String RENEW =
      "write it anew: ./mvnw org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom && ./mvnw verify"
          + " -Dit.test=BillOfMaterialsIT -Dbill.from=target/bill-of-materials.json";
  private static final String NAME = "bill-of-materials.cdx.json";
  private static final String SHA256 = "SHA-256";
  private static final Path HOME = Path.of(System.getProperty("distribution"));

  @Test
  void listsEachJarWithItsLicence() throws Exception {
    Set<String> jars = jars();
    String from = System.getProperty("bill.from", "");
    Path bill = HOME.resolve(NAME);
    if (!from.isEmpty()) {
      bill = Path.of("src/assembly", NAME);
      write(Path.of("..", from), bill, jars);
    }
    Map<String, JsonNode> listed = new TreeMap<>();
    for (JsonNode component : JsonMapper.shared().readTree(bill).path("components")) {
      listed.put(key(component), component.path("licenses"));
    }
    assertThat(jars).as("the scan sees the jars").hasSizeGreaterThan(60);
    assertThat(listed.keySet()).as(RENEW).isEqualTo(jars);
    listed.forEach((jar, licences) -> assertThat(licences).as("licence of %s", jar).isNotEmpty());
  }

  /** Every jar of the distribution: its own by their names, others by their checksums. */
  private static Set<String> jars() throws Exception {
    try (Stream<Path> tree = Files.walk(HOME)) {
      Set<String> jars = new TreeSet<>();
      for (Path jar : tree.filter(it -> it.toString().endsWith(".jar")).toList()) {
        String name = jar.getFileName().toString();
        byte[] content = Files.readAllBytes(jar);
        byte[] sum = MessageDigest.getInstance(SHA256).digest(content);
        jars.add(isOwn(jar) ? name : HexFormat.of().formatHex(sum));
      }
      return jars;
    }
  }

  /** Whether a jar is built from these sources, and so has another checksum after each change. */
  private static boolean isOwn(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().anyMatch(it -> it.getName().startsWith("META-INF/maven/dev.armature/"));
    }
  }

  /** The same for what is listed. */
  private static String key(JsonNode component) {
    if (component.path("group").asString().equals("dev.armature")) {
      return component.path("name").asString()
          + "-"
          + component.path("version").asString()
          + ".jar";
    }
    for (JsonNode hash : component.path("hashes")) {
      if (hash.path("alg").asString().equals(SHA256)) {
        return hash.path("content").asString();
      }
    }
    return component.path("bom-ref").asString() + ", without checksum";
  }

  /** Of the build plugin's bill what is in the distribution, with one checksum for each. */
  private static void write(Path from, Path to, Set<String> jars) {
    JsonNode bill = JsonMapper.shared().readTree(from);
    ArrayNode components = (ArrayNode) bill.path("components");
    components.removeIf(it -> !jars.contains(key(it)));
    Set<String> kept = new TreeSet<>(List.of(bill.at("/metadata/component/bom-ref").asString()));
    components.forEach(it -> kept.add(it.path("bom-ref").asString()));
    ArrayNode dependencies = (ArrayNode) bill.path("dependencies");
    dependencies.removeIf(it -> !kept.contains(it.path("ref").asString()));
    for (JsonNode dependency : dependencies) {
      if (dependency.path("dependsOn") instanceof ArrayNode on) {
        on.removeIf(it -> !kept.contains(it.asString()));
      }
    }
    for (JsonNode hashes : bill.findValues("hashes")) {
      ((ArrayNode) hashes).removeIf(it -> !it.path("alg").asString().equals(SHA256));
    }
    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(to, bill);
  }
}
