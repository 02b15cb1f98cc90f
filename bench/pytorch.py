"""The benchmark's items in PyTorch, run in turns with ours: reads a line `run COUNT` and answers with the milliseconds it took.

Arguments: the item as JSON, the number of threads, the clock (wall or processor).
"""

import ctypes
import json
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

item = json.loads(sys.argv[1])
threads = int(sys.argv[2])
clock = time.process_time if sys.argv[3] == "processor" else time.perf_counter
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


class Translator(nn.Module):
    """A bidirectional GRU, a bridge, a GRU with Luong's general attention: what `createPairsModel` computes."""

    def __init__(self):
        super().__init__()
        vocabulary, width, hidden = item["vocabulary"], item["embedding"], item["hidden"]
        self.source = nn.Embedding(vocabulary, width)
        self.encoder = nn.GRU(width, hidden, bidirectional=True, batch_first=True)
        self.bridge = nn.Linear(2 * hidden, hidden)
        self.target = nn.Embedding(vocabulary, width)
        self.rnn = nn.GRU(width, hidden, batch_first=True)
        self.attention = nn.Linear(2 * hidden, hidden, bias=False)
        self.combine = nn.Linear(3 * hidden, hidden)
        self.decoder = nn.Linear(hidden, vocabulary)

    def forward(self, sources, inputs):
        memory, ends = self.encoder(self.source(sources))
        first = torch.tanh(self.bridge(torch.cat([ends[0], ends[1]], 1)))[None]
        states, _ = self.rnn(self.target(inputs), first)
        weights = torch.softmax(states @ self.attention(memory).transpose(1, 2), 2)
        return self.decoder(torch.tanh(self.combine(torch.cat([weights @ memory, states], 2))))


def pairs():
    model = Translator()
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    draw = lambda time: torch.randint(0, item["vocabulary"], (16, item["batch"], time))
    sources, inputs, targets = draw(item["sourceTime"]), draw(item["targetTime"]), draw(item["targetTime"])
    step = 0

    def once():
        nonlocal step
        optimizer.zero_grad(set_to_none=True)
        logits = model(sources[step % 16], inputs[step % 16])
        loss = F.cross_entropy(logits.reshape(-1, item["vocabulary"]), targets[step % 16].reshape(-1))
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        step += 1
        return loss.item()

    return once


def blas_core():
    """What kernels the BLAS has chosen for this processor, where it is OpenBLAS."""
    try:
        name = ctypes.CDLL("libopenblas.so.0").openblas_get_corename
        name.restype = ctypes.c_char_p
        return f"OpenBLAS {name().decode()}"
    except OSError:
        return torch.__config__.show().split("BLAS_INFO=")[-1].split(",")[0]


mode = item.get("mode", "training")
run = {"training": training, "pairs": pairs}[mode]() if mode in ("training", "pairs") else reading(1 if mode == "step" else item["context"])
print(json.dumps({"version": torch.__version__, "core": blas_core()}), flush=True)
for line in sys.stdin:
    count = int(line.split()[1])
    start = clock()
    for _ in range(count):
        run()
    print((clock() - start) * 1000, flush=True)
