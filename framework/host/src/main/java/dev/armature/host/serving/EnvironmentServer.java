package dev.armature.host.serving;

import dev.armature.host.plugins.Offers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Lets the process at the other end of two pipes play environments.
 *
 * <p>The first request is an {@link Order}, and its answer a {@link Description}, both as text.
 * Each request after it is a command and an argument, two ints, and what belongs to it; each answer
 * is a status, an int, and what came of it:
 *
 * <pre>
 * 1 play    argument unused         → {@link ServedEnvironments#play}
 * 2 judge   argument pairs of goals → {@link ServedEnvironments#judge}
 * 3 render  argument environment    → {@link ServedEnvironments#render}
 * </pre>
 *
 * <p>The status is 0, or 1 with a message as text where an environment failed. What a play is asked
 * with begins after 16 bytes, so that its seeds are aligned. The end of the requests is the end of
 * it all.
 */
public final class EnvironmentServer {

  private static final int PLAY = 1;
  private static final int JUDGE = 2;
  private static final int RENDER = 3;

  private static final int COMMAND = Frames.LENGTH;
  private static final int ARGUMENT = COMMAND + Integer.BYTES;
  private static final int REQUESTED = 16;

  private static final int STATUS = Frames.LENGTH;
  private static final int ANSWERED = STATUS + Integer.BYTES;
  private static final int FAILED = 1;

  private final Offers offers;
  private final Frames frames;
  private final Function<Throwable, String> message;

  /**
   * @param message what to tell of a failure
   */
  public EnvironmentServer(Offers offers, Frames frames, Function<Throwable, String> message) {
    this.offers = offers;
    this.frames = frames;
    this.message = message;
  }

  /**
   * Serves to the end of the requests.
   *
   * @param origin what messages about the order begin with
   * @throws dev.armature.host.configuration.InvalidConfigurationException if the order asks for
   *     what cannot be had
   */
  public void serve(String origin) throws IOException {
    ByteBuffer order = frames.read();
    if (!order.hasRemaining()) {
      return;
    }
    String text = StandardCharsets.UTF_8.decode(order.position(Frames.LENGTH)).toString();
    try (ServedEnvironments environments =
        new ServedEnvironments(Order.read(text, origin, offers))) {
      byte[] description = environments.description().getBytes(StandardCharsets.UTF_8);
      frames.answer(description.length).put(Frames.LENGTH, description);
      frames.send();
      for (ByteBuffer request = frames.read(); request.hasRemaining(); request = frames.read()) {
        answer(environments, request);
        frames.send();
      }
    }
  }

  private void answer(ServedEnvironments environments, ByteBuffer request) {
    try {
      int argument = request.getInt(ARGUMENT);
      switch (request.getInt(COMMAND)) {
        case PLAY ->
            environments.play(request, REQUESTED, sized(environments.playedBytes()), ANSWERED);
        case JUDGE ->
            environments.judge(
                argument, request, REQUESTED, sized(environments.judgedBytes(argument)), ANSWERED);
        case RENDER -> environments.render(argument, sized(environments.renderedBytes()), ANSWERED);
        default ->
            throw new IllegalArgumentException("there is no command " + request.getInt(COMMAND));
      }
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      byte[] text = message.apply(e).getBytes(StandardCharsets.UTF_8);
      frames.answer(Integer.BYTES + text.length).putInt(STATUS, FAILED).put(ANSWERED, text);
    }
  }

  private ByteBuffer sized(int bytes) {
    return frames.answer(Integer.BYTES + bytes).putInt(STATUS, 0);
  }
}
