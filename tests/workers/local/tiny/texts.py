"""Tokenizers and text encoders for the tiny pipelines."""

from functools import lru_cache
from typing import Any

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    CLIPTokenizer,
    PreTrainedTokenizerFast,
    T5Config,
    T5EncoderModel,
)

from workers.backends.local.availability import SKETCH

CHAT = "{% for message in messages %}<|im_start|>{{ message['content'] }}<|im_end|>{% endfor %}"


@lru_cache
def clip_tokenizer() -> Any:
    """The one of the sketch model."""
    return CLIPTokenizer.from_pretrained(SKETCH / "tokenizer", model_max_length=77)


def clip(kind: Any = CLIPTextModel, *, projection: int = 32) -> Any:
    """A text encoder of width 32."""
    torch.manual_seed(0)
    tokenizer = clip_tokenizer()
    settings = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=37,
        num_hidden_layers=5,
        num_attention_heads=4,
        projection_dim=projection,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return kind(settings).eval()


def clip_with_projection() -> Any:
    """The same, with one vector for the whole text."""
    return clip(CLIPTextModelWithProjection)


@lru_cache
def byte_tokenizer() -> Any:
    """One token a byte: enough for T5, Qwen and Gemma, whose own vocabularies are megabytes."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = ["<pad>", "</s>", "<unk>", "<bos>", "<|im_start|>", "<|im_end|>", *alphabet]
    known = Tokenizer(
        models.BPE(vocab={word: place for place, word in enumerate(words)}, merges=[])
    )
    known.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return PreTrainedTokenizerFast(
        tokenizer_object=known,
        pad_token="<pad>",
        eos_token="</s>",
        unk_token="<unk>",
        bos_token="<bos>",
        additional_special_tokens=["<|im_start|>", "<|im_end|>"],
        chat_template=CHAT,
        model_max_length=512,
    )


def t5() -> Any:
    """An encoder of width 32."""
    torch.manual_seed(0)
    settings = T5Config(
        vocab_size=len(byte_tokenizer()),
        d_model=32,
        d_ff=37,
        d_kv=8,
        num_layers=2,
        num_heads=4,
    )
    return T5EncoderModel(settings).eval()
