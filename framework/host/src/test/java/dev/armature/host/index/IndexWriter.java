package dev.armature.host.index;

import dev.armature.host.training.RunFolder;
import java.nio.file.Path;

/** A process that tells the index of its runs, one after the other. */
final class IndexWriter {

  private IndexWriter() {}

  public static void main(String[] arguments) throws Exception {
    Path runs = Path.of(arguments[0]);
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      RunFolder run = MadeUpRun.write(runs, arguments[1], i, -i);
      try (RunIndex index = new RunIndex(runs)) {
        index.refresh(run);
      }
    }
  }
}
