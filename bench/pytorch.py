"""The benchmark's items in PyTorch, run in turns with ours: reads a line `run COUNT` and answers with the milliseconds it took.

Arguments: the item as JSON, the number of threads.
"""

import json
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

item = json.loads(sys.argv[1])
threads = int(sys.argv[2])
torch.set_num_threads(threads)
torch.set_flush_denormal(True)
torch.manual_seed(1)


class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        cell = nn.LSTM if item["cell"] == "lstm" else nn.GRU
        self.embedding = nn.Embedding(item["vocabulary"], item["embedding"])
        self.rnn = cell(item["embedding"], item["hidden"], item["layers"])
        self.decoder = nn.Linear(item["hidden"], item["vocabulary"])

    def forward(self, tokens, state=None):
        outputs, state = self.rnn(self.embedding(tokens), state)
        return self.decoder(outputs), state


def detached(state):
    return tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()


def training():
    model = LanguageModel()
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    shape = (16, item["sequence"], item["batch"])  # [batches, time, batch]
    inputs = torch.randint(0, item["vocabulary"], shape)
    targets = torch.randint(0, item["vocabulary"], shape)
    state = None
    step = 0

    def once():
        nonlocal state, step
        optimizer.zero_grad(set_to_none=True)
        logits, after = model(inputs[step % 16], state)
        state = detached(after)
        loss = F.cross_entropy(logits.view(-1, item["vocabulary"]), targets[step % 16].view(-1))
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        step += 1
        return loss.item()

    return once


def reading(length):
    model = LanguageModel().eval()
    tokens = torch.randint(0, item["vocabulary"], (length, 1))
    _, state = model(tokens)

    def once():
        with torch.no_grad():
            outputs, _ = model.rnn(model.embedding(tokens), state if length == 1 else None)
            return torch.softmax(model.decoder(outputs[-1]), -1).topk(5)

    return once


mode = item.get("mode", "training")
run = training() if mode == "training" else reading(1 if mode == "step" else item["context"])
print(json.dumps({"version": torch.__version__, "blas": torch.__config__.show().split("BLAS_INFO=")[-1].split(",")[0]}), flush=True)
for line in sys.stdin:
    count = int(line.split()[1])
    start = time.perf_counter()
    for _ in range(count):
        run()
    print((time.perf_counter() - start) * 1000, flush=True)
