package dev.armature.app;

import dev.armature.host.index.RunIndex;
import dev.armature.host.index.RunTags;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code armature runs tag}. */
@Command(
    name = "tag",
    description = "Puts tags on runs and takes tags off. They are kept in the run folders.")
final class RunsTagCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Run folders, or their names among the runs.")
  private List<String> named = new ArrayList<>();

  @Option(names = "--add", paramLabel = "TAG", description = "Put this tag on. May be repeated.")
  private List<String> add = new ArrayList<>();

  @Option(
      names = "--remove",
      paramLabel = "TAG",
      description = "Take this tag off. May be repeated.")
  private List<String> remove = new ArrayList<>();

  @Mixin private final RunsFolder runs = new RunsFolder();

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws IOException {
    if (add.isEmpty() && remove.isEmpty()) {
      throw new BadInputException("no tag is named; expected --add TAG or --remove TAG");
    }
    Stream.concat(add.stream(), remove.stream())
        .filter(tag -> !RunTags.isTag(tag))
        .findFirst()
        .ifPresent(
            tag -> {
              throw new BadInputException(
                  "'" + tag + "' cannot be a tag; expected letters, digits and . _ : / + -");
            });
    try (RunIndex index = runs.index()) {
      // All are found before the first is changed.
      List<RunFolder> folders = named.stream().map(it -> runs.find(index, it)).toList();
      Map<String, SortedSet<String>> tags = new LinkedHashMap<>();
      for (RunFolder folder : folders) {
        RunTags.change(folder, add, remove);
        index.refresh(folder);
        tags.put(folder.path().toString(), RunTags.of(folder));
      }
      output.print(Map.of("tags", tags), () -> lines(tags));
      return ExitStatus.DONE;
    }
  }

  private static String lines(Map<String, SortedSet<String>> tags) {
    return tags.entrySet().stream()
        .map(it -> it.getKey() + ": " + String.join(", ", it.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
