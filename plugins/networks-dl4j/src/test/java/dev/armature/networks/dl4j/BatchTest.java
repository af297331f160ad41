package dev.armature.networks.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 127, 128, 129, 256, 257, 1000, 4096})
  void blocksCoverEveryRowOnceAndDifferByOneAtMost(int rows) {
    for (int members : new int[] {1, 2, 10}) {
      Batch batch = Batch.of(rows, members);
      int next = 0;
      for (int block = 0; block < batch.blocks(); block++) {
        assertThat(batch.start(block)).isEqualTo(next);
        assertThat(batch.size(block))
            .isBetween(rows / batch.blocks(), rows / batch.blocks() + 1)
            .isLessThanOrEqualTo(members == 1 ? 128 : 256);
        next += batch.size(block);
      }
      assertThat(next).isEqualTo(rows);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 128})
  void smallBatchesStayWhole(int rows) {
    assertThat(Batch.of(rows, 1).blocks()).isOne();
    assertThat(Batch.of(2 * rows, 2).blocks()).isOne();
  }
}
