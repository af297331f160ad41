package dev.armature.host.plugins;

import dev.armature.host.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Ed25519 public keys that plugin archives may be signed with, each a PEM file as {@code openssl
 * pkey -pubout} writes it.
 *
 * <p>What is signed is the archive's SHA-256, 32 bytes, so that archives of any length can be.
 */
final class TrustedKeys {

  private static final String ALGORITHM = "Ed25519";
  private static final int SIGNATURE_BYTES = 64;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----(.+?)-----END PUBLIC KEY-----", Pattern.DOTALL);

  private final Path place;
  private final Map<String, PublicKey> keys;

  private TrustedKeys(Path place, Map<String, PublicKey> keys) {
    this.place = place;
    this.keys = keys;
  }

  /**
   * Reads a key file, or all {@code .pem} files of a folder.
   *
   * @throws PluginException if there is no sound key
   */
  static TrustedKeys read(Path place) throws IOException {
    Map<String, PublicKey> keys = new TreeMap<>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        for (Path file : files.filter(it -> it.toString().endsWith(".pem")).toList()) {
          keys.put(file.getFileName().toString(), key(file));
        }
      }
    } else if (Files.exists(place)) {
      keys.put(place.getFileName().toString(), key(place));
    }
    if (keys.isEmpty()) {
      throw new PluginException("there is no trusted key (.pem) at " + place);
    }
    return new TrustedKeys(place, keys);
  }

  private static PublicKey key(Path file) throws IOException {
    Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    try {
      if (!pem.find()) {
        throw new IllegalArgumentException("there is no BEGIN PUBLIC KEY in it");
      }
      byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new PluginException(file + " is not an Ed25519 public key: " + e.getMessage(), e);
    }
  }

  /**
   * Finds the key that an archive was signed with.
   *
   * @return the name of the key's file
   * @throws PluginException if the signature fits none of the keys
   */
  String signer(Path archive, Path signature) throws IOException {
    byte[] signed = signature(signature);
    byte[] digest = HexFormat.of().parseHex(Sha256.ofFile(archive));
    for (Map.Entry<String, PublicKey> key : keys.entrySet()) {
      try {
        Signature check = Signature.getInstance(ALGORITHM);
        check.initVerify(key.getValue());
        check.update(digest);
        if (check.verify(signed)) {
          return key.getKey();
        }
      } catch (GeneralSecurityException e) {
        // Not a signature that this key can have made.
      }
    }
    throw new PluginException(
        archive
            + " is refused: "
            + signature
            + " is not its signature by a trusted key ("
            + String.join(", ", keys.keySet())
            + " in "
            + place
            + ")");
  }

  /** The signature's bytes, which may be written as they are or in Base64. */
  private static byte[] signature(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new PluginException("there is no signature " + file);
    }
    // A few signatures would be as long; nothing longer is read.
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(4 * SIGNATURE_BYTES);
    }
    try {
      return bytes.length == SIGNATURE_BYTES ? bytes : Base64.getMimeDecoder().decode(bytes);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
