package dev.armature.host.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** Plain words for what goes wrong with files. */
public final class FileFailure {

  private FileFailure() {}

  /** Which file, as far as that is known, and what is wrong. */
  public static String describe(IOException failure) {
    return failure instanceof FileSystemException file
        ? file.getFile() + ": " + reason(file)
        : String.valueOf(failure.getMessage());
  }

  /** The same for one that was wrapped. */
  public static String describe(UncheckedIOException failure) {
    return failure.getCause() instanceof FileSystemException file
        ? describe(file)
        : failure.getMessage() + ": " + failure.getCause();
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
      return "expected a folder, found a file";
    }
    return Optional.ofNullable(failure.getReason()).orElse("cannot be read or written");
  }

  /** The same failure, with the name of the file that it does not tell itself. */
  public static IOException at(Path file, IOException failure) {
    if (failure instanceof FileSystemException) {
      return failure;
    }
    FileSystemException named =
        new FileSystemException(file.toString(), null, failure.getMessage());
    named.initCause(failure);
    return named;
  }
}
