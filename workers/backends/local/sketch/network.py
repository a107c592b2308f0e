"""The parts of the model, made from their configurations, and the pipeline that joins them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from diffusers import DPMSolverMultistepScheduler, StableDiffusionPipeline, UNet2DConditionModel
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from workers.backends.local.sketch.captions import caption
from workers.backends.local.sketch.scenes import draw_labels
from workers.backends.local.sketch.vae import PixelShuffleVAE

TOKENS = 24
WIDTH = 128
SHIFT = 4.0  # how far noise levels lean to the noisy end, in training and in sampling
CAPTIONS = 20_000


def make_tokenizer(folder: Path) -> CLIPTokenizer:
    """A byte-pair tokenizer learned from captions; every printable text can be spelled with it."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(1)
    texts = (caption(draw_labels(rng), rng).lower() for _ in range(CAPTIONS))
    learned = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    learned.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    trainer = trainers.BpeTrainer(
        vocab_size=1_000,
        end_of_word_suffix="</w>",
        special_tokens=["<|startoftext|>", "<|endoftext|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    # CLIP splits words before it spells them, so the merges are learned on single words.
    words = (word for text in texts for word in text.replace(",", " ,").split())
    learned.train_from_iterator(words, trainer)
    saved = json.loads(learned.to_str())["model"]
    vocabulary: dict[str, int] = saved["vocab"]
    for sign in pre_tokenizers.ByteLevel.alphabet():
        for token in (sign, f"{sign}</w>"):
            vocabulary.setdefault(token, len(vocabulary))
    merges = [" ".join(pair) if isinstance(pair, list) else pair for pair in saved["merges"]]
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(merges) + "\n")
    return CLIPTokenizer.from_pretrained(folder, model_max_length=TOKENS)


def make_text_encoder(tokenizer: CLIPTokenizer) -> CLIPTextModel:
    """Two layers, from scratch."""
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=WIDTH,
            intermediate_size=4 * WIDTH,
            num_hidden_layers=2,
            num_attention_heads=4,
            max_position_embeddings=TOKENS,
            projection_dim=WIDTH,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


def make_unet(channels: tuple[int, int]) -> Any:
    """The denoiser. The pooled caption also enters with the time: that is what binds subjects."""
    return UNet2DConditionModel(
        sample_size=16,
        in_channels=48,
        out_channels=48,
        block_out_channels=channels,
        layers_per_block=1,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=WIDTH,
        attention_head_dim=4,
        addition_embed_type="text",
        encoder_hid_dim=None,
    )


def make_pipeline(tokenizer: Any, text_encoder: Any, unet: Any) -> StableDiffusionPipeline:
    """A stock pipeline around the parts."""
    scheduler = DPMSolverMultistepScheduler(
        use_flow_sigmas=True,
        prediction_type="sample",
        flow_shift=SHIFT,
        num_train_timesteps=1_000,
        final_sigmas_type="zero",
    )
    return StableDiffusionPipeline(
        vae=PixelShuffleVAE(),
        text_encoder=text_encoder,
        tokenizer=tokenizer,
        unet=unet,
        scheduler=scheduler,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
