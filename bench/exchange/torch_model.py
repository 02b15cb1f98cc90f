"""A checkpoint of ours in torch.nn, without a line of our code: only the file's format (safetensors) and PyTorch's own names.

    torch_model.py run MODEL TOKENS      prints the logits [time, vocabulary] after each of the tokens (JSON)
    torch_model.py make MODEL CELL       writes a new model of torch.nn as a checkpoint, with random weights
"""

import json
import struct
import sys

import numpy
import torch
from torch import nn


def read(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        body = file.read()
    metadata = header.pop("__metadata__")
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        values = numpy.frombuffer(body[start:end], dtype=numpy.float32).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
    return metadata, tensors


def write(path, metadata, tensors):
    header, body = {"__metadata__": metadata}, b""
    for name, tensor in tensors.items():
        data = tensor.detach().numpy().astype(numpy.float32).tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(body), len(body) + len(data)]}
        body += data
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + body)


class LanguageModel(nn.Module):
    def __init__(self, configuration):
        super().__init__()
        cell = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}[configuration["cell"]]
        sizes = (configuration["embedding"], configuration["hidden"], configuration["layers"])
        self.embedding = nn.Embedding(configuration["vocabulary"], configuration["embedding"])
        self.rnn = cell(*sizes)
        self.decoder = nn.Linear(configuration["hidden"], configuration["vocabulary"])

    def forward(self, tokens):
        return self.decoder(self.rnn(self.embedding(tokens))[0])


def run(path, tokens):
    metadata, tensors = read(path)
    model = LanguageModel(json.loads(metadata["configuration"]))
    model.load_state_dict({name: t for name, t in tensors.items() if not name.startswith("optimizer.")})
    with torch.no_grad():
        print(json.dumps(model(torch.tensor(tokens)).tolist()))


def make(path, cell):
    torch.manual_seed(3)
    units = ["<unk>"] + [chr(97 + i) for i in range(25)]
    configuration = {
        "task": "document", "unit": "character", "cell": cell, "gruReset": "after", "forgetBias": 1,
        "coupledGates": False, "peepholes": False, "vocabulary": 26, "embedding": 13, "hidden": 21, "layers": 2,
        "dropout": 0, "tied": False, "attention": "none", "attentionWindow": 128,
    }  # fmt: skip
    metadata = {
        "format": "recurrent-playground", "version": "1", "configuration": json.dumps(configuration),
        "vocabulary": json.dumps({"units": units}),
        "document": json.dumps({"name": "torch", "length": 0, "sha256": "0" * 64}),
    }  # fmt: skip
    write(path, metadata, LanguageModel(configuration).state_dict())


if sys.argv[1] == "run":
    run(sys.argv[2], json.loads(sys.argv[3]))
else:
    make(sys.argv[2], sys.argv[3])
