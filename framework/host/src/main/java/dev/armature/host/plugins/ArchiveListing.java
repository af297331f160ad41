package dev.armature.host.plugins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What the directory at the end of a zip says is in it, refused where anything in it is not what a
 * plugin archive holds. Nothing is unpacked before that.
 */
final class ArchiveListing {

  /** A plugin has its own jars and those of its libraries. */
  private static final int MOST_ENTRIES = 10_000;

  /** Native libraries for a GPU unpack to about 2 GiB. */
  private static final long MOST_BYTES = 8L << 30;

  /** Text packs to a tenth, jars hardly at all; a zip bomb to a thousandth. */
  private static final long HIGHEST_RATIO = 200;

  /** Less than this is no bomb, whatever its ratio. */
  private static final long SMALL = 1 << 20;

  private final Path zip;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> folded = new HashSet<>();
  private long bytes;

  /**
   * One entry.
   *
   * @param size its bytes when unpacked
   * @param crc the CRC-32 of these
   */
  record Entry(long size, long crc) {}

  private ArchiveListing(Path zip) {
    this.zip = zip;
  }

  /**
   * The entries by name, in the order of the directory.
   *
   * @throws PluginException if the archive is not one to unpack, or is damaged
   */
  static Map<String, Entry> read(Path zip) throws IOException {
    ArchiveListing listing = new ArchiveListing(zip);
    try (ZipFile file =
        ZipFile.builder()
            .setPath(zip)
            .setCharset(StandardCharsets.UTF_8)
            .setUseUnicodeExtraFields(false)
            .setIgnoreLocalFileHeader(true)
            .get()) {
      for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
        listing.add(entry);
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof PluginException refusal) {
        throw refusal;
      }
      // The reader meets damage with more than one kind of exception.
      throw new PluginException(zip + " is damaged or not a zip file: " + e.getMessage(), e);
    }
    listing.requireFilesWithinFolders();
    listing.requireRatio("it", listing.bytes, Files.size(zip));
    return listing.entries;
  }

  private void add(ZipArchiveEntry entry) {
    String name = entry.getName();
    requireName(name);
    if (entry.isUnixSymlink()) {
      throw refusal("the entry " + name + " is a symbolic link; expected files and folders alone");
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw refusal("the entry " + name + " is encrypted");
    }
    if (entry.getSize() < 0 || entry.getCompressedSize() < 0) {
      throw refusal("the entry " + name + " does not say how long it is");
    }
    if (!folded.add(withoutSlash(name).toLowerCase(Locale.ROOT))) {
      throw refusal("the entry " + name + " is there twice");
    }
    requireRatio("the entry " + name, entry.getSize(), entry.getCompressedSize());
    bytes += entry.getSize();
    if (bytes > MOST_BYTES) {
      throw refusal("it unpacks to more than " + (MOST_BYTES >> 30) + " GiB");
    }
    entries.put(name, new Entry(entry.getSize(), entry.getCrc()));
    if (entries.size() > MOST_ENTRIES) {
      throw refusal("it has more than " + MOST_ENTRIES + " entries");
    }
  }

  /** Refuses what is no plain relative path on every system. */
  private void requireName(String name) {
    if (name.chars().anyMatch(it -> it < ' ' || it == '\\' || it == ':' || it == 0x7f)) {
      throw refusal(
          "the name of the entry "
              + name.replaceAll("\\p{Cntrl}", "?")
              + " has a character that is no part of a file's name");
    }
    for (String part : withoutSlash(name).split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw refusal("the entry " + name + " leaves the archive");
      }
    }
  }

  /** Refuses a file that is a folder of other entries too. */
  private void requireFilesWithinFolders() {
    for (String name : entries.keySet()) {
      String path = withoutSlash(name);
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        if (entries.containsKey(path.substring(0, end))) {
          throw refusal("the entry " + path.substring(0, end) + " is a file and a folder");
        }
      }
    }
  }

  private void requireRatio(String what, long unpacked, long packed) {
    if (unpacked > SMALL && unpacked / HIGHEST_RATIO > packed) {
      throw refusal(what + " unpacks to more than " + HIGHEST_RATIO + " times its size");
    }
  }

  private PluginException refusal(String why) {
    return new PluginException(zip + " is refused: " + why);
  }

  private static String withoutSlash(String name) {
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }
}
