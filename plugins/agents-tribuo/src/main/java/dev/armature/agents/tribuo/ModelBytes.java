package dev.armature.agents.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.oracle.labs.mlrg.olcut.config.protobuf.ProtoProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import dev.armature.api.StateException;
import java.util.Set;
import org.tribuo.Model;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;
import org.tribuo.regression.rtree.protos.IndependentRegressionTreeModelProto;
import org.tribuo.regression.sgd.linear.LinearSGDModel;
import org.tribuo.regression.sgd.protos.RegressionLinearSGDProto;

/**
 * A model as Tribuo's protocol buffer, without the time of its training, so that the same model
 * gives the same bytes.
 */
final class ModelBytes {

  private static final Set<String> CLASSES =
      Set.of(LinearSGDModel.class.getName(), IndependentRegressionTreeModel.class.getName());

  private ModelBytes() {}

  static byte[] of(Model<Regressor> model) {
    ModelProto proto = model.serialize();
    Class<? extends Message> type =
        model instanceof LinearSGDModel
            ? RegressionLinearSGDProto.class
            : IndependentRegressionTreeModelProto.class;
    try {
      Message data = proto.getSerializedData().unpack(type);
      FieldDescriptor field = data.getDescriptorForType().findFieldByName("metadata");
      ModelDataProto metadata = (ModelDataProto) data.getField(field);
      Message timeless =
          data.toBuilder()
              .setField(field, metadata.toBuilder().setProvenance(provenance(model)).build())
              .build();
      return proto.toBuilder().setSerializedData(Any.pack(timeless)).build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Tribuo does not read its own model", e);
    }
  }

  private static RootProvenanceProto provenance(Model<Regressor> model) {
    ModelProvenance made = model.getProvenance();
    ModelProvenance timeless =
        new ModelProvenance(
            made.getClassName(),
            TribuoDatasets.NO_TIME,
            made.getDatasetProvenance(),
            made.getTrainerProvenance());
    return new ProtoProvenanceSerialization(false)
        .serializeToProto(ProvenanceUtil.marshalProvenance(timeless));
  }

  /**
   * The model.
   *
   * <p>Tribuo makes an object of the class that the message names, by that class's own method for
   * it. So a stranger's message is asked for its class before; Java's serialization takes no part.
   *
   * @throws StateException if these are not the bytes of a regression
   */
  static Model<Regressor> read(byte[] bytes) {
    try {
      ModelProto proto = ModelProto.parseFrom(bytes);
      if (!CLASSES.contains(proto.getClassName())) {
        throw new StateException("the saved model is a " + proto.getClassName());
      }
      return Model.deserialize(proto).castModel(Regressor.class);
    } catch (StateException e) {
      throw e;
    } catch (InvalidProtocolBufferException | RuntimeException e) {
      // Damage shows in many ways: an index out of bounds, a class that is not there.
      throw new StateException("the saved model is not one of Tribuo's regressions: " + e);
    }
  }
}
