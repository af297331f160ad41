package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that uses only plugins with a signature by a key that it trusts. */
class SignedPluginsIT {

  @TempDir Path folder;
  private Path zip = Path.of("");
  private KeyPair trusted = new KeyPair(null, null);

  @BeforeEach
  void trust() throws Exception {
    trusted = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Files.createDirectories(folder.resolve("keys"));
    Files.writeString(
        folder.resolve("keys/ada.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(trusted.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
    Files.writeString(
        folder.resolve("host.conf"), "plugins { require-signature = true, trusted-keys = keys }");
    TinyPlugin.buildInto(folder);
    zip = folder.resolve("tiny-1.2.3.zip");
  }

  private Path sign(KeyPair key, Path file) throws Exception {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(key.getPrivate());
    signature.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    return Files.write(folder.resolve("tiny.sig"), signature.sign());
  }

  private Ended run(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("plugins"));
    all.addAll(List.of(arguments));
    all.add("--plugins=" + folder.resolve("own"));
    return new Distribution(folder)
        .start(
            Distribution.launcher(),
            Map.of("ARMATURE_HOST_CONF", folder.resolve("host.conf").toString()),
            all.toArray(String[]::new))
        .end();
  }

  @Test
  void installsWhatATrustedKeySignedAndNothingElse() throws Exception {
    Ended unsigned = run("install", zip.toString());
    assertThat(unsigned.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(unsigned.err())
        .contains("is refused: the host settings require a signature, and it has none");

    Path other = sign(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), zip);
    Ended forged = run("install", zip.toString(), "--signature", other.toString());
    assertThat(forged.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(forged.err())
        .contains(other + " is not its signature by a trusted key (ada.pem in " + folder);
    assertThat(folder.resolve("own")).doesNotExist();

    Path sound = sign(trusted, zip);
    Ended signed = run("install", zip.toString(), "--signature", sound.toString());
    assertThat(signed.status()).as(signed.err()).isZero();
    assertThat(run("verify", "tiny").out())
        .contains("unchanged", "tiny-1.2.3.zip, signed with ada.pem");
    // The distribution's own plugins need no signature.
    assertThat(run("list").out()).contains("A number to be guessed", "td3");
  }

  @Test
  void leavesOutWhatWasPutThereByHand() throws Exception {
    Path own = Files.createDirectory(folder.resolve("own"));
    Files.copy(zip, own.resolve("tiny-1.2.3.zip"));
    assertThat(run("list").err()).contains("the host settings require a signature");

    Files.copy(sign(trusted, zip), own.resolve("tiny-1.2.3.zip.sig"));
    assertThat(run("list").out()).contains("A number to be guessed");

    Files.delete(own.resolve("tiny-1.2.3/files.sha256"));
    Ended list = run("list");
    assertThat(list.out()).doesNotContain("A number to be guessed");
    assertThat(list.err()).contains("require plugins to be installed with a signature");
  }
}
