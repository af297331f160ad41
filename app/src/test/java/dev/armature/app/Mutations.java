package dev.armature.app;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages text and bytes in one of many ways, the same way for the same seed. */
final class Mutations {

  /** What is mistyped, meant for another place, or meant to harm. */
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\"\"\"",
          "=",
          ":",
          ",",
          "#",
          "//",
          "\\",
          ".",
          "..",
          "-",
          "+=",
          "${",
          "}",
          "${?",
          "${agent}",
          "${seed}",
          "${a.b}",
          "${?HOME}",
          "x = ${x}\n",
          "a.b = ${a}\n",
          "include ",
          "include \"other.conf\"\n",
          "include \"../..\"\n",
          "include \"/etc/passwd\"\n",
          "include url(\"http://localhost:9/x.conf\")\n",
          "include url(\"file:///etc/passwd\")\n",
          "include classpath(\"reference.conf\")\n",
          "include \"https://localhost:9/x\"\n",
          "include file(\"/dev/zero\")\n",
          "include required(\"no.conf\")\n",
          "null",
          "true",
          "NaN",
          "Infinity",
          "-1",
          "0",
          "1e400",
          "-1e400",
          "1e-400",
          "0x10",
          "99999999999999999999",
          "1.5",
          "3 s",
          "ten",
          "\u0000",
          "\u2028",
          "\ufeff",
          "\uD800",
          "é",
          "type = tiny\n",
          "type = td3\n",
          "type { }\n",
          "seed { a = 1 }\n",
          "agent = 3\n",
          "listeners = [1]\n",
          "listeners = [{ type = tiny }]\n",
          "training = []\n",
          "environment.goals = [0.5, [1]]\n",
          "environment.noise = 1\n",
          "environment.noise.kind = gauss\n",
          "a = ${b}\nb = ${a}\n");

  private final Random random;

  Mutations(long seed) {
    random = new Random(seed);
  }

  /** A text with one to four faults in it. */
  String text(String sound) {
    StringBuilder text = new StringBuilder(sound);
    int faults = 1 + random.nextInt(4);
    for (int i = 0; i < faults; i++) {
      damage(text);
    }
    return text.toString();
  }

  private void damage(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    String token = TOKENS.get(random.nextInt(TOKENS.size()));
    switch (random.nextInt(11)) {
      case 0 -> text.insert(at, token);
      case 1 -> text.replace(at, end, token);
      case 2 -> text.delete(at, end);
      case 3 -> text.setLength(at);
      case 4 -> text.insert(at, text.substring(at, end));
      case 5 -> text.insert(at, (char) random.nextInt(0x180));
      case 6 -> text.insert(lineStart(text, at), token);
      case 7 -> value(text, at, token);
      case 8 -> {
        int from = lineStart(text, at);
        text.delete(from, Math.max(from, lineStart(text, end)));
      }
      case 9 -> text.insert(at, token.repeat(random.nextInt(20) == 0 ? 3000 : 3));
      default -> text.append('\n').append(text, 0, at);
    }
  }

  private static int lineStart(StringBuilder text, int at) {
    return at == 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
  }

  /** Puts a token where a value stands. */
  private static void value(StringBuilder text, int at, String token) {
    int equals = text.indexOf("=", at);
    int end = equals < 0 ? -1 : text.indexOf("\n", equals);
    if (end > 0) {
      text.replace(equals + 1, end, " " + token.strip());
    }
  }

  /** Bytes with one to eight faults in them: flipped bits, other bytes, a part lost or doubled. */
  byte[] bytes(byte[] sound) {
    byte[] bytes = sound.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(5)) {
      case 0 -> bytes = Arrays.copyOf(bytes, at);
      case 1 -> bytes = without(bytes, at, 1 + random.nextInt(32));
      case 2 -> bytes = with(bytes, at, 1 + random.nextInt(32));
      case 3 -> bytes[at] = (byte) random.nextInt(256);
      default -> {
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at, int length) {
    int end = Math.min(bytes.length, at + length);
    byte[] rest = Arrays.copyOf(bytes, bytes.length - (end - at));
    System.arraycopy(bytes, end, rest, at, bytes.length - end);
    return rest;
  }

  private byte[] with(byte[] bytes, int at, int length) {
    byte[] more = new byte[bytes.length + length];
    random.nextBytes(more);
    System.arraycopy(bytes, 0, more, 0, at);
    System.arraycopy(bytes, at, more, at + length, bytes.length - at);
    return more;
  }

  /** One of some things. */
  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
