"""Prints, as JSON, what TensorBoard's own reader makes of a folder with event files."""

import json
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.hparams.plugin_data_pb2 import HParamsPluginData
from tensorboard.util.tensor_util import make_ndarray

# Everything, instead of a sample.
events = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0, "tensors": 0})
events.Reload()
hyper_parameters = {
    tag: HParamsPluginData.FromString(content)
    for tag, content in events.PluginTagToContent("hparams").items()
}
start = hyper_parameters["_hparams_/session_start_info"].session_start_info
end = hyper_parameters.get("_hparams_/session_end_info")
(text,) = make_ndarray(events.Tensors("configuration")[0].tensor_proto)
json.dump(
    {
        "scalars": {
            tag: [[event.step, event.value] for event in events.Scalars(tag)]
            for tag in events.Tags()["scalars"]
        },
        "hyper_parameters": {
            key: getattr(value, value.WhichOneof("kind")) for key, value in start.hparams.items()
        },
        "group": start.group_name,
        "status": end.session_end_info.status if end else None,
        "text_plugin": list(events.PluginTagToContent("text")),
        "text": text.decode(),
    },
    sys.stdout,
)
