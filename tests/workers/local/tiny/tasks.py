"""Tiny models of transformers, one of each task, saved as their makers save them."""

import json
from pathlib import Path
from typing import Any

import torch
import transformers as t
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

SAMPLING_RATE = 16_000
LABELS = {0: "Hat", 1: "Upper-clothes", 2: "Background"}
_WHISPER = (
    "<|startoftranscript|>", "<|en|>", "<|transcribe|>", "<|translate|>", "<|notimestamps|>",
    "<|startofprev|>", "<|nospeech|>",
)  # fmt: skip


def depth(folder: Path) -> str:
    """A transformer that says how far away everything is."""
    torch.manual_seed(0)
    settings = t.DPTConfig(
        hidden_size=16,
        num_hidden_layers=4,
        num_attention_heads=2,
        intermediate_size=16,
        image_size=32,
        patch_size=8,
        backbone_out_indices=[0, 1, 2, 3],
        neck_hidden_sizes=[8, 8, 8, 8],
        fusion_hidden_size=8,
    )
    _save(folder, t.DPTForDepthEstimation(settings), t.DPTImageProcessorPil(size=_square(32)))
    return "depth-estimation"


def segmentation(folder: Path) -> str:
    """One that names what each place belongs to."""
    torch.manual_seed(0)
    settings = t.SegformerConfig(
        depths=[1, 1, 1, 1],
        hidden_sizes=[8, 8, 8, 8],
        num_attention_heads=[1, 1, 1, 1],
        decoder_hidden_size=8,
        id2label=LABELS,
        label2id={name: number for number, name in LABELS.items()},
    )
    model = t.SegformerForSemanticSegmentation(settings)
    _save(folder, model, t.SegformerImageProcessorPil(size=_square(64)))
    return "image-segmentation"


def speech(folder: Path) -> str:
    """One that speaks: letters in, sound out."""
    torch.manual_seed(0)
    settings = t.VitsConfig(
        vocab_size=40,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        ffn_dim=16,
        flow_size=16,
        spectrogram_bins=9,
        upsample_initial_channel=16,
        upsample_rates=[4, 4],
        upsample_kernel_sizes=[8, 8],
        resblock_kernel_sizes=[3],
        resblock_dilation_sizes=[[1, 3, 5]],
        duration_predictor_num_flows=2,
        posterior_encoder_num_wavenet_layers=2,
        prior_encoder_num_flows=2,
        prior_encoder_num_wavenet_layers=2,
        sampling_rate=SAMPLING_RATE,
    )
    letters = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz ',.")}
    letters |= {"<pad>": len(letters), "<unk>": len(letters) + 1}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.json").write_text(json.dumps(letters))
    tokenizer = t.VitsTokenizer(
        str(folder / "vocab.json"), pad_token="<pad>", unk_token="<unk>", phonemize=False,
        is_uroman=False,
    )  # fmt: skip
    _save(folder, t.VitsModel(settings), tokenizer)
    return "text-to-audio"


def language(folder: Path) -> str:
    """One that writes bytes, one after the other."""
    torch.manual_seed(0)
    core = Tokenizer(models.BPE(vocab=_bytes(), merges=[]))
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    tokenizer = t.PreTrainedTokenizerFast(
        tokenizer_object=core, eos_token="<end>", pad_token="<pad>"
    )
    tokenizer.chat_template = "{% for one in messages %}{{ one['content'] }}\n{% endfor %}"
    settings = t.LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=512,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
        bos_token_id=None,
    )
    _save(folder, t.LlamaForCausalLM(settings), tokenizer)
    return "text-generation"


def whisper(folder: Path) -> str:
    """One that listens and writes."""
    torch.manual_seed(0)
    known = _bytes()
    known["<|endoftext|>"] = end = len(known)
    names = dict.fromkeys(("unk_token", "bos_token", "eos_token"), "<|endoftext|>")
    tokenizer = t.WhisperTokenizerFast(vocab=known, merges=[], **names)
    moments = [f"<|{place * 0.02:.2f}|>" for place in range(1_501)]
    tokenizer.add_special_tokens({"additional_special_tokens": [*_WHISPER, *moments]})
    ids = {name: tokenizer.convert_tokens_to_ids(name) for name in _WHISPER}
    settings = t.WhisperConfig(
        vocab_size=len(tokenizer),
        d_model=16,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=16,
        decoder_ffn_dim=16,
        decoder_start_token_id=ids["<|startoftranscript|>"],
        eos_token_id=end,
        pad_token_id=end,
        bos_token_id=end,
        suppress_tokens=None,
        begin_suppress_tokens=None,
    )
    model = t.WhisperForConditionalGeneration(settings)
    how = model.generation_config
    how._from_model_config = False  # it says more than the model's own settings
    how.no_timestamps_token_id, how.is_multilingual = ids["<|notimestamps|>"], True
    how.lang_to_id = {"<|en|>": ids["<|en|>"]}
    how.task_to_id = {"transcribe": ids["<|transcribe|>"], "translate": ids["<|translate|>"]}
    how.prev_sot_token_id, how.max_length = ids["<|startofprev|>"], 24
    _save(folder, model, t.WhisperProcessor(t.WhisperFeatureExtractor(), tokenizer))
    return "automatic-speech-recognition"


def _save(folder: Path, *parts: Any) -> None:
    for part in parts:
        part.save_pretrained(folder)


def _square(side: int) -> dict[str, int]:
    return {"height": side, "width": side}


def _bytes() -> dict[str, int]:
    return {
        letter: place for place, letter in enumerate(sorted(pre_tokenizers.ByteLevel.alphabet()))
    }
