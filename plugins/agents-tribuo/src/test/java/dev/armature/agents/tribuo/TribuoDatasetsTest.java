package dev.armature.agents.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.Dataset;
import dev.armature.api.DatasetBuilder;
import dev.armature.api.Step;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

final class TribuoDatasetsTest {

  /** Neither in the order of the alphabet, in which Tribuo keeps them. */
  private static final List<String> OBSERVATION = List.of("y", "x", "a b");

  private static final List<String> ACTION = List.of("torque", "force");

  private static Dataset dataset() {
    DatasetBuilder builder = new DatasetBuilder(OBSERVATION, ACTION);
    Random random = new Random(5);
    for (int length : new int[] {1, 7, 3}) {
      builder.begin(floats(random, 3));
      for (int step = 1; step <= length; step++) {
        boolean last = step == length;
        builder.add(
            floats(random, 2),
            new Step(random.nextFloat(), last && length == 3, last && length != 3, step % 2 == 0),
            floats(random, 3));
      }
    }
    return builder.build();
  }

  private static float[] floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (random.nextInt(4)) {
            case 0 -> -0f;
            case 1 -> Float.MIN_VALUE;
            default -> random.nextFloat();
          };
    }
    return values;
  }

  @Test
  void everyBitComesBack() {
    Dataset dataset = dataset();
    MutableDataset<Regressor> examples = TribuoDatasets.toTribuo(dataset);
    Dataset back = TribuoDatasets.fromTribuo(examples, OBSERVATION, ACTION);

    assertThat(examples.size()).isEqualTo(11);
    assertThat(back.observations()).isEqualTo(dataset.observations());
    assertThat(back.actions()).isEqualTo(dataset.actions());
    assertThat(back.rewards()).isEqualTo(dataset.rewards());
    assertThat(back.terminated()).isEqualTo(dataset.terminated());
    assertThat(back.truncated()).isEqualTo(dataset.truncated());
    assertThat(back.success()).isEqualTo(dataset.success());
    assertThat(back.episodes()).isEqualTo(3);
    assertThat(back.start(2)).isEqualTo(8);
  }

  @Test
  void componentsAreToldByName() {
    Dataset dataset = dataset();
    var example = TribuoDatasets.toTribuo(dataset).getExample(4);
    int row = 3 * (4 + 1);

    assertThat(example.lookup("y").getValue()).isEqualTo(dataset.observations()[row]);
    assertThat(example.lookup("a b").getValue()).isEqualTo(dataset.observations()[row + 2]);
    assertThat(example.getOutput().getDimension("force"))
        .hasValueSatisfying(
            it -> assertThat(it.getValue()).isEqualTo(dataset.actions()[2 * 4 + 1]));
  }

  @Test
  void whatCannotBeTakenBackIsRefused() {
    MutableDataset<Regressor> examples = TribuoDatasets.toTribuo(dataset());
    assertThatThrownBy(() -> TribuoDatasets.fromTribuo(examples, List.of("x", "y"), ACTION))
        .hasMessageContaining("example 0 has the components");

    MutableDataset<Regressor> wide = TribuoDatasets.toTribuo(dataset());
    wide.add(
        new ArrayExample<>(
            wide.getExample(0).getOutput(),
            new String[] {"y", "x", "a b"},
            new double[] {0.1, 0, 0}));
    assertThatThrownBy(() -> TribuoDatasets.fromTribuo(wide, OBSERVATION, ACTION))
        .hasMessage("example 11: y is 0.1; expected a number in single precision");

    MutableDataset<Regressor> bare = TribuoDatasets.toTribuo(dataset());
    bare.add(
        new ArrayExample<>(
            bare.getExample(0).getOutput(),
            new String[] {"y", "x", "a b"},
            new double[] {0.5, 0, 0}));
    assertThatThrownBy(() -> TribuoDatasets.fromTribuo(bare, OBSERVATION, ACTION))
        .hasMessage("example 11 does not tell its reward");
  }

  @Test
  void twoComponentsOfOneNameAreRefused() {
    DatasetBuilder builder = new DatasetBuilder(List.of("x", "x"), List.of("force"));
    builder.begin(new float[2]);
    builder.add(new float[1], new Step(0, true, false, false), new float[2]);

    assertThatThrownBy(() -> TribuoDatasets.toTribuo(builder.build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names of their own; here they are [x, x]");
  }
}
