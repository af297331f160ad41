package dev.armature.tck;

import dev.armature.api.Environment;
import dev.armature.api.FrameSize;
import java.util.Arrays;

/**
 * Environments that are drawn wrongly, one rule each, and the test of {@link EnvironmentDrawing}
 * for it.
 */
enum FaultyDrawing implements Fault {
  MOVES_WHEN_IT_IS_DRAWN(
      "drawingChangesNothing", "an episode is the same bit for bit whether it is drawn or not") {
    @Override
    Environment create() {
      return new RandomWalk() {
        @Override
        public void render(int[] frame) {
          super.render(frame);
          position += 0.01f;
        }
      };
    }
  },
  LEAVES_A_PIXEL_UNFILLED(
      "framesAreFilledAndShowTheState", "every pixel is filled in with 0xRRGGBB") {
    @Override
    Environment create() {
      return new RandomWalk() {
        @Override
        public void render(int[] frame) {
          int unfilled = frame[frame.length - 1];
          super.render(frame);
          frame[frame.length - 1] = unfilled;
        }
      };
    }
  },
  DRAWS_NOTHING("framesAreFilledAndShowTheState", "a frame has more than one colour") {
    @Override
    Environment create() {
      return new RandomWalk() {
        @Override
        public void render(int[] frame) {
          Arrays.fill(frame, 0xffffff);
        }
      };
    }
  },
  DRAWS_THE_SAME_FOR_EVER("framesAreFilledAndShowTheState", "a frame shows the present state") {
    @Override
    Environment create() {
      return new RandomWalk() {
        @Override
        public void render(int[] frame) {
          Arrays.fill(frame, 0xffffff);
          frame[0] = 0;
        }
      };
    }
  },
  DRAWS_THE_NUMBER_OF_THE_FRAME(
      "framesAreFilledAndShowTheState", "the same state gives the same frame") {
    @Override
    Environment create() {
      return new RandomWalk() {
        private int frames;

        @Override
        public void render(int[] frame) {
          super.render(frame);
          frame[frame.length - 1] = frames++;
        }
      };
    }
  },
  CHANGES_THE_SIZE_OF_ITS_FRAMES("framesAreFilledAndShowTheState", "all frames have one size") {
    @Override
    Environment create() {
      return new RandomWalk() {
        private int height = 2;

        @Override
        public FrameSize frameSize() {
          return new FrameSize(101, height++);
        }
      };
    }
  };

  private final String test;
  private final String message;

  FaultyDrawing(String test, String message) {
    this.test = test;
    this.message = message;
  }

  @Override
  public String test() {
    return test;
  }

  @Override
  public String message() {
    return message;
  }

  abstract Environment create();
}
